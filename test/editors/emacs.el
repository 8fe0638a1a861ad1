;;; What a person in Emacs would do with eglot, written down as JSON. -*- lexical-binding: t -*-
;; emacs --batch --load emacs.el PLAN: PLAN is a JSON file with the command of the server, a file, what to repair, and where to write.

(require 'json)
(package-initialize)
(require 'eglot)
(require 'yaml-mode nil t)

(defconst plan (with-temp-buffer (insert-file-contents (car command-line-args-left)) (json-parse-buffer :object-type 'alist)))
(setq command-line-args-left nil)
(defun planned (key) (alist-get key plan))

;; the snippet of the documentation, with our command
(add-to-list 'eglot-server-programs
             `((js-mode js-json-mode json-mode json-ts-mode yaml-mode yaml-ts-mode) . ,(append (planned 'cmd) nil)))

(defun wait-for (what holds)
  "Waits until HOLDS gives something, and gives that; WHAT is said where it never does."
  (let ((end (+ (float-time) 90)) found)
    (while (not (setq found (funcall holds)))
      (when (> (float-time) end) (error "There was no %s" what))
      (accept-process-output nil 0.05))
    found))

(defun seen-in (file)
  "Findings, hover and a repair of FILE."
  (find-file file)
  (apply #'eglot--connect (eglot--guess-contact))
  (unless flymake-mode (flymake-mode 1))
  (let* ((found (wait-for "finding" (lambda () (flymake-start) (flymake-diagnostics))))
         (texts (mapcar #'flymake-diagnostic-text found))
         (hover (progn
                  (goto-char (point-min))
                  (search-forward (planned 'tool))
                  (backward-char 2)
                  (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover (eglot--TextDocumentPositionParams))))
         (actions (progn
                    (goto-char (point-min))
                    (search-forward (planned 'faulty))
                    (backward-char 1)
                    (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
                                     (list :textDocument (eglot--TextDocumentIdentifier)
                                           :range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position))
                                           :context '(:diagnostics [])))))
         (repair (seq-find (lambda (action) (string-match-p (planned 'repair) (plist-get action :title))) actions)))
    (unless repair (error "No action is called %s" (planned 'repair)))
    (eglot--apply-workspace-edit (plist-get repair :edit))
    (list (cons 'mode (symbol-name major-mode))
          (cons 'findings (vconcat texts))
          (cons 'hover (plist-get (plist-get hover :contents) :value))
          (cons 'after (buffer-substring-no-properties (point-min) (point-max))))))

(let ((seen (condition-case fault
                (mapcar (lambda (file) (cons (intern (file-name-nondirectory file)) (seen-in file))) (planned 'files))
              (error (list (cons 'fault (error-message-string fault)))))))
  (eglot-shutdown-all)
  (with-temp-file (planned 'result) (insert (json-encode seen))))
